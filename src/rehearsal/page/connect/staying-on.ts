/**
 * What to type so that Palabre goes on when its terminal closes; undefined for one that runs as a service
 * already. A terminal may run in a service of its own, so that alone says nothing.
 */
export function serviceCommand(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  inTerminal = process.stdout.isTTY,
): string | undefined {
  if (!inTerminal && variables['INVOCATION_ID'] !== undefined) return undefined;
  const own = 'palabre install-service';
  return variables['npm_lifecycle_event'] === undefined ? own : `npm run ${own}`;
}
