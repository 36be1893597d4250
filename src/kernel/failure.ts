/**
 * Everything that may be refused or fail in a way a person is told about, in their language. Open:
 * each room adds its own kinds, beside the type of its errors, and `refusal` has words for them all.
 */
export interface Failures {
  readonly kernel: never;
}

export type Failure = Failures[keyof Failures];
