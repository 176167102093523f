/** The file's rows, and its bytes: a hundred thousand codes with a holder and some metadata. */
export const importRowsMax = 100_000;
export const importBytesMax = 16 * 1024 * 1024;

export const publishRowsMax = 10_000;
