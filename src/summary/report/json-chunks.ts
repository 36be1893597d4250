/**
 * A value as indented JSON (two spaces), in pieces. Iterables that are not arrays become lists
 * whose items are generated lazily; they may only occur within objects and such lists.
 */
export function* jsonChunks(value: unknown): Generator<string> {
  yield* pieces(value, '');
  yield '\n';
}

function* pieces(value: unknown, indent: string): Generator<string> {
  if (isList(value)) yield* list(value, indent);
  else if (isObject(value) && Object.values(value).some(isList)) yield* object(value, indent);
  else yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function* list(items: Iterable<unknown>, indent: string): Generator<string> {
  let before = `[\n${indent}  `;
  for (const item of items) {
    yield before;
    yield* pieces(item, `${indent}  `);
    before = `,\n${indent}  `;
  }
  yield before.startsWith('[') ? '[]' : `\n${indent}]`;
}

function* object(value: object, indent: string): Generator<string> {
  let before = '{';
  for (const [key, inner] of Object.entries(value)) {
    yield `${before}\n${indent}  ${JSON.stringify(key)}: `;
    yield* pieces(inner, `${indent}  `);
    before = ',';
  }
  yield `\n${indent}}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is Iterable<unknown> {
  return isObject(value) && Symbol.iterator in value;
}
