export { buildDebianImage } from './build.js'
export { debianBase, recipeHash } from './recipe.js'
