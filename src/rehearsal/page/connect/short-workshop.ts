/** The workshop of about an hour, which is tried in a channel for that. */
export const shortWorkshop = 'dix-minutes';
