/** The platform that this program runs on: the one place outside its folder that names it. */
export { discord as platform } from '../platforms/discord/kind.ts';
