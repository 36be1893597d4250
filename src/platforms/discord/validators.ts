/** For the program itself: tests and the rehearsal find what the builders would refuse. */
export { disableValidators } from '@discordjs/builders';
