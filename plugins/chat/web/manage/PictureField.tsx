import { useRef, useState } from 'preact/hooks';
import type { ChatKey } from '../i18n/catalogues';
import { useHost } from '../view/host';
import { pictureAddress } from '../view/names';
import { type PictureName, resized, sizes } from './picture';

interface PictureProps {
  which: PictureName;
  /** The id of a stored picture, a `data:` address of a new one, or empty for none. */
  value: string;
  set: (value: string) => void;
}

const labels = { icon: 'field.icon', banner: 'field.banner' } as const satisfies Record<PictureName, ChatKey>;

/** A picture with what there is to do with it: choose one, choose another, take it away. */
export function PictureField({ which, value, set }: PictureProps) {
  const { t } = useHost();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState(false);
  const { width, height } = sizes[which];
  const label = t(labels[which]);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const picture = await resized(file, which);
    setFault(picture === null);
    if (picture !== null) set(picture);
    if (input.current) input.current.value = '';
  };
  return (
    <fieldset class="chat-picture">
      <legend>{label}</legend>
      <div class={`chat-preview chat-preview-${which}`}>
        {value === '' ? <d-icon name={which === 'icon' ? 'folder' : 'monitor'} /> : <img src={addressOf(value)} alt={t('field.preview', { label })} />}
      </div>
      <div class="chat-picture-acts">
        <button type="button" class="btn" aria-label={`${label}: ${t('field.choose')}`} onClick={() => { input.current?.click(); }}>
          <d-icon name="upload" />
          {t('field.choose')}
        </button>
        {value !== '' && (
          <button type="button" class="btn btn-quiet" aria-label={`${label}: ${t('field.takeAway')}`} onClick={() => { set(''); }}>
            {t('field.takeAway')}
          </button>
        )}
        <p class="chat-hint">{t('field.picture.hint', { width, height })}</p>
        {fault && <p class="chat-bad" role="alert">{t('field.picture.fault')}</p>}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={label}
        data-testid={`file-${which}`}
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
    </fieldset>
  );
}

const addressOf = (value: string): string => (value.startsWith('data:') ? value : pictureAddress(value));
