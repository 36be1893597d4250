import type { WireAttachment, WireMessage } from '../../protocol-shown.ts';
import { attached } from './attached.ts';

interface PictureProps {
  readonly url: string | undefined;
  readonly alt: string | null | undefined;
  readonly message: WireMessage;
}

/** Only files of the message itself: the page contacts no other host. */
export function Picture({ url, alt, message }: PictureProps) {
  const file = attached(message, url);
  if (file === undefined) return null;
  return <PictureFile file={file} alt={alt ?? file.name} />;
}

interface PictureFileProps {
  readonly file: WireAttachment;
  readonly alt: string;
}

export function PictureFile({ file, alt }: PictureFileProps) {
  return (
    <a class="picture" href={file.url} target="_blank" rel="noopener noreferrer">
      <img src={file.url} alt={alt} width={file.width} height={file.height} loading="lazy" />
    </a>
  );
}
