/** How long a message that was asked for stands out, in milliseconds. */
const shownMs = 1_600;

/** Brings a message of the conversation into sight, if it is there. */
export function showMessage(id: string): void {
  const found = [...document.querySelectorAll<HTMLElement>('[data-message]')].find(
    ({ dataset }) => dataset['message'] === id,
  );
  if (found === undefined) return;
  found.scrollIntoView({ block: 'center' });
  found.classList.add('message-shown');
  window.setTimeout(() => found.classList.remove('message-shown'), shownMs);
}
