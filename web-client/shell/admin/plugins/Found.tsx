import { t } from '../texts';
import type { ArchiveView } from './contract';
import { Part } from './parts';

interface FoundProps {
  found: readonly ArchiveView[];
  review: (archive: ArchiveView) => void;
}

/** Archives that somebody put into the folder and that wait for the owner's word. */
export function Found({ found, review }: FoundProps) {
  return (
    <Part title="install.found" lead="install.found.lead">
      <ul class="card plugins">
        {found.map((archive) => (
          <li class="plugin" key={archive.sha256}>
            <d-avatar user={archive.id} name={archive.name} />
            <div class="plugin-main">
              <h4 class="plugin-name">
                <span>{archive.name}</span>
                <span class="plugin-version">{versions(archive)}</span>
              </h4>
              {archive.file && <p class="plugin-file">{archive.file}</p>}
              <Faults faults={archive.faults} />
            </div>
            <button
              type="button"
              class="btn"
              aria-label={t('install.reviewLabel', { plugin: archive.name, version: archive.version })}
              onClick={() => { review(archive); }}
            >
              {t('install.review')}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The version of an archive, and which it would replace. */
export function versions({ version, replaces }: ArchiveView): string {
  return replaces ? t('install.fromTo', { from: replaces, to: version }) : version;
}

/** Why an archive cannot be installed. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <div class="notice notice-bad">
      <d-icon name="alert" />
      <div>
        <p>{t('install.faults')}</p>
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
