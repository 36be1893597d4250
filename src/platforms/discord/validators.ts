/** For the program itself: what the builders would refuse, tests and the rehearsal meet first. */
export { disableValidators } from '@discordjs/builders';
