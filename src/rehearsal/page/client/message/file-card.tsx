import type { WireAttachment } from '../../protocol-shown.ts';
import { useRoom } from '../state/context.ts';
import { dateLocale } from '../state/names.ts';
import { Icon } from '../ui/icon.tsx';
import { fileSize } from './file-size.ts';

/** A file to open in another window or save. */
export function FileCard({ file }: { readonly file: WireAttachment }) {
  const { text, language } = useRoom();
  return (
    <div class="file">
      <Icon name="file" />
      <div class="file-words">
        <span class="file-name">{file.name}</span>
        <span class="file-size">{fileSize(file.size, dateLocale(language))}</span>
      </div>
      <div class="file-buttons">
        <a
          class="button"
          href={file.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${text.openFile} ${file.name}`}
        >
          {text.openFile}
        </a>
        <a
          class="button"
          href={file.url}
          download={file.name}
          aria-label={`${text.downloadFile} ${file.name}`}
        >
          {text.downloadFile}
        </a>
      </div>
    </div>
  );
}
