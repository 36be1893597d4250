/** What in a person's client would not let them. */
export type Hindrance = 'gone' | 'mayNot' | 'greyed' | 'closed' | 'silent';

/** A gesture that a person could not make in a real client; the message is for developers. */
export class Refused extends Error {
  readonly why: Hindrance;

  constructor(why: Hindrance, message: string) {
    super(message);
    this.why = why;
  }
}
