/** Of groups within each other, the outermost counted. */
export const conditionLevelsMax = 3;
/** In all groups together. */
export const conditionRulesMax = 50;
