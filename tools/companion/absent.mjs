/** In place of packages that nest-commander loads and the companion never uses. */
export default {};
