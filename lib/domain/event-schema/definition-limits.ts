export const propertiesMax = 100;
export const levelsMax = 3;
