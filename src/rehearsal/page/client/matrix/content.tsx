import type { WireAttachment, WireMessage } from '../../protocol-shown.ts';
import { FileCard } from '../message/file-card.tsx';
import { PictureFile } from '../message/picture.tsx';
import { useRoom } from '../state/context.ts';
import { personName } from '../state/names.ts';
import { Html } from './html.tsx';
import { Reactions } from './reactions.tsx';
import { Removed } from './removed.tsx';
import { showMessage } from './show-message.ts';
import { useStrings } from './use-strings.ts';

/** What a message says, what it answers, and the reactions under it. */
export function MatrixContent({ message }: { readonly message: WireMessage }) {
  const { text: common } = useRoom();
  const { content, attachments, onMatrix, editedTimestamp } = message;
  if (onMatrix?.removed === true) return <Removed message={message} />;
  return (
    <div class="message-content">
      <Quote message={message} />
      {onMatrix?.html === undefined ? (
        content !== '' && <p class="md md-typed">{content}</p>
      ) : (
        <Html html={onMatrix.html} />
      )}
      {attachments.map((file) => (
        <Attached key={file.id} file={file} />
      ))}
      {editedTimestamp !== undefined && !isBots(message) && (
        <span class="edited">({common.edited})</span>
      )}
      <Reactions message={message} />
    </div>
  );
}

/** Cards change all the time: that they did says nothing. */
const isBots = ({ onMatrix }: WireMessage): boolean => onMatrix?.html !== undefined;

function Attached({ file }: { readonly file: WireAttachment }) {
  return file.contentType.startsWith('image/') ? (
    <PictureFile file={file} alt={file.name} />
  ) : (
    <FileCard file={file} />
  );
}

function Quote({ message }: { readonly message: WireMessage }) {
  const { known, text: common } = useRoom();
  const text = useStrings();
  const reply = message.onMatrix?.reply;
  if (reply === undefined) return null;
  const who = personName(known, reply.authorId, common);
  return (
    <button type="button" class="reply-quote" onClick={() => showMessage(reply.id)}>
      <strong>
        <span class="unseen">{text.inReplyTo} </span>
        {who}
      </strong>
      <span>{reply.words}</span>
    </button>
  );
}
