/** The platform that this program runs on: the only place outside its folder that names it. */
export { discord as platform } from '../platforms/discord/kind.ts';
