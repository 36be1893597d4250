/** Throws unless a drawer may have this name, such as `matrix.sync`. */
export function checkDrawerName(name: string): void {
  if (!/^[a-z-]+(?:\.[a-z-]+)*$/u.test(name)) throw new Error(`No drawer can be called ${name}`);
}
