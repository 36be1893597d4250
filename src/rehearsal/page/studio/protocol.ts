import type { Component, Modal } from '../../local-discord/types.ts';

/** What the studio's page and its server say to each other: JSON both ways. */

/** Where a workshop to start from comes from. */
export type Source = 'blank' | 'shipped' | 'preset' | 'own' | 'given';

/** GET /studio/list */
export interface WireStudioList {
  readonly offered: readonly WireOffered[];
  /** Where what is saved goes. */
  readonly folder: string;
  /** Whether there is a rehearsal to play it in. */
  readonly rehearsal: boolean;
}

export interface WireOffered {
  readonly source: Source;
  readonly id: string;
  /** With about how long it takes, where its steps say. */
  readonly title: string;
  readonly description?: string;
}

/** GET /studio/open?source=…&id=… : what is in a file. */
export interface WireOpened {
  readonly data: Draft;
}

/** POST /studio/read, `{ text }` : what is in a file that somebody gave. Answers with a WireOpened. */

/** A template in the making, mistakes included. */
export type Draft = { readonly [key: string]: unknown };

/** What is being made, for all orders below, and what it was opened from: its comments are kept. */
export interface WireDraft {
  readonly from: {
    readonly source: Source;
    readonly id: string;
    /** Of a file that somebody gave. */
    readonly text?: string;
  };
  readonly data: Draft;
}

/** POST /studio/check : with the number of the step to show. */
export interface WireCheck extends WireDraft {
  readonly step: number;
}

export interface WireChecked {
  readonly yaml: string;
  readonly problems: readonly WireMistake[];
  /** As people will see them; undefined while there are mistakes. */
  readonly shown?: WireShown;
}

export interface WireMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface WireShown {
  readonly messages: readonly (readonly Component[])[];
  readonly forms: readonly Pick<Modal, 'title' | 'custom_id' | 'components'>[];
}

/** POST /studio/save : a WireDraft. Answers `{ file }`. */

/** POST /studio/play : the rehearsal begins anew with this workshop, and the cast plays it. Answers {}. */
