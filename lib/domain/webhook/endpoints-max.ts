/** How many endpoints a project may have. */
export const endpointsMax = 20;
