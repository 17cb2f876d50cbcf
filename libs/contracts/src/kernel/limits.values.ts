/** Every list in the product is bounded by this and continues with a cursor. */
export const MAX_PAGE_SIZE = 200;
export const DEFAULT_PAGE_SIZE = 50;
/** Largest JSON body any route takes; a route may ask for less. */
export const MAX_BODY_BYTES = 100 * 1024;
/** Deepest JSON a route takes. */
export const MAX_JSON_DEPTH = 32;
