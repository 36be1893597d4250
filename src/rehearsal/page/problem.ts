/** What the page's visitor did that cannot be; told in plain words, without a stack. */
export class Problem extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}
