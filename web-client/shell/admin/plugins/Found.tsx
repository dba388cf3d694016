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
            {archive.id === '' ? <d-icon name="puzzle" class="plugin-tile" /> : <d-avatar user={archive.id} name={archive.name} />}
            <div class="plugin-main">
              <h4 class="plugin-name">
                <span>{called(archive)}</span>
                <span class="plugin-version">{versions(archive)}</span>
              </h4>
              {archive.file && archive.id !== '' && <p class="plugin-file">{archive.file}</p>}
              <Faults faults={archive.faults} />
            </div>
            {archive.id !== '' && (
              <button
                type="button"
                class="btn"
                aria-label={t('install.reviewLabel', { plugin: archive.name, version: archive.version })}
                onClick={() => { review(archive); }}
              >
                {t('install.review')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What to call an archive; one that is no plugin has only the name of its file. */
export function called({ name, file }: ArchiveView): string {
  return name !== '' ? name : (file ?? t('install.thisFile'));
}

/** Whether a version is older than another. Of the same numbers, one with a suffix comes before the one without. */
export function isOlder(version: string, than: string): boolean {
  const [numbers, suffix] = parts(version);
  const [otherNumbers, otherSuffix] = parts(than);
  const order = inOrder(numbers, otherNumbers);
  if (order !== 0) return order < 0;
  if (suffix === '' || otherSuffix === '') return suffix !== '' && otherSuffix === '';
  return inOrder(suffix, otherSuffix) < 0;
}

/** The numbers of "1.10.0-rc1" and what follows them; what comes after a plus is no part of the order. */
function parts(version: string): [string, string] {
  const [numbers = '', suffix = ''] = version.replace(/\+.*/, '').split(/-(.*)/);
  return [numbers, suffix];
}

function inOrder(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
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
