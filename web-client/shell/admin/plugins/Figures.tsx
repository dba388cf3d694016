import { language } from '../../language';
import { bytes, span, t } from '../texts';
import type { EntryPoint, Usage } from './contract';
import { Part } from './parts';

const figures = ['calls', 'errors', 'busyMs', 'tasks', 'cacheEntries', 'storedValues', 'fileBytes', 'threadsLeft'] as const;
const bad: readonly string[] = ['errors', 'threadsLeft'];

/** What a plugin has used since it started; figures that the server does not tell are left out. */
export function UsageFigures({ usage }: { usage: Usage }) {
  const told = figures.filter((figure) => usage[figure] !== undefined);
  return (
    <Part title="details.usage">
      <dl class="figures">
        {told.map((figure) => (
          <div key={figure} class={bad.includes(figure) && usage[figure] ? 'card figure figure-bad' : 'card figure'}>
            <dt>{t(`usage.${figure}`)}</dt>
            <dd>{written(figure, usage[figure] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function written(figure: (typeof figures)[number], value: number): string {
  if (figure === 'fileBytes') return bytes(value);
  return figure === 'busyMs' ? span(value) : new Intl.NumberFormat(language.get()).format(value);
}

/** Every way in that a plugin opens, and who may use it. */
export function EntryPoints({ all }: { all: readonly EntryPoint[] }) {
  return (
    <Part title="details.entryPoints" lead="details.entryPoints.lead">
      <div class="card table-scroll" tabindex={0} role="region" aria-label={t('details.entryPoints')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('details.entryPoints.name')}</th>
              <th scope="col">{t('details.entryPoints.access')}</th>
              <th scope="col">{t('details.entryPoints.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ kind, name, access, limit }) => (
              <tr key={`${kind} ${name}`}>
                <th scope="row">
                  <code>{name}</code>
                  <span class="table-kind">{t(`details.kind.${kind}`)}</span>
                </th>
                <td>{access}</td>
                <td>{limit ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}
