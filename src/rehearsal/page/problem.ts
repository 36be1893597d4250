/** A request of the page's visitor that cannot be done; shown in plain words, without a stack. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}
