import { useState } from 'preact/hooks';
import { sentence } from '../fault';
import { t } from '../texts';
import { mostArchiveBytes } from './api';
import type { ArchiveView } from './contract';
import type { PluginDesk } from './desk';
import { Part } from './parts';
import { FaultLine } from '../../FaultLine';

interface PlaceProps {
  desk: PluginDesk;
  /** Whether the server takes archives over the web. */
  overHttp: boolean;
  read: (archive: ArchiveView) => void;
}

/** Where an archive is dropped or chosen; where the server does not take any, how else to install one. */
export function InstallPlace({ desk, overHttp, read }: PlaceProps) {
  return (
    <Part title="install.title">
      {overHttp ? <DropZone desk={desk} read={read} /> : <p class="part-lead">{t('install.byFolder')}</p>}
    </Part>
  );
}

const faults = { forbidden: 'install.forbidden', too_large: 'install.tooLarge', invalid: 'install.invalid' } as const;

function DropZone({ desk, read }: Omit<PlaceProps, 'overHttp'>) {
  const [over, setOver] = useState(false);
  const { reading, fault, take } = useUpload(desk, read);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...(event.dataTransfer?.files ?? [])]);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  return (
    <>
      <label class="drop" data-over={over} aria-busy={reading !== null} onDragOver={drag} onDragLeave={drag} onDrop={drop}>
        <input
          class="visually-hidden"
          type="file"
          accept=".jar,.zip"
          disabled={reading !== null}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        {reading === null ? <d-icon name="upload" /> : <d-spinner label="" aria-hidden="true" />}
        <span class="drop-title">{reading === null ? t('install.drop') : t('install.reading', { file: reading })}</span>
        <span class="drop-hint">{t('install.dropHint')}</span>
      </label>
      <FaultLine fault={fault} />
    </>
  );
}

function useUpload(desk: PluginDesk, read: (archive: ArchiveView) => void) {
  const [reading, setReading] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (!file || reading !== null) return;
    if (files.length > 1 || file.size > mostArchiveBytes) {
      setFault(t(files.length > 1 ? 'install.notOne' : 'install.tooLarge'));
      return;
    }
    setFault(null);
    setReading(file.name);
    desk
      .upload(file)
      .then(read, (error: unknown) => { setFault(sentence(error, faults)); })
      .finally(() => { setReading(null); });
  };
  return { reading, fault, take };
}
