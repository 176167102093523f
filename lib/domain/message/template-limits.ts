export const subjectCharactersMax = 200;
export const bodyCharactersMax = 10_000;
