/**
 * Everything that can be refused or can fail in a way a person is told about, in their language.
 * Open: each room adds its own kinds next to its error types, and `refusal` has a sentence for
 * each.
 */
export interface Failures {
  readonly kernel: never;
}

export type Failure = Failures[keyof Failures];
