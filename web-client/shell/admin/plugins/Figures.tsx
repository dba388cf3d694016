import { language } from '../../language';
import { bytes, span, t } from '../texts';
import type { EntryPoint, Usage } from './contract';
import { Part } from './parts';

const figures = ['calls', 'errors', 'busyMs', 'queue', 'tasks', 'cacheEntries', 'storedValues', 'fileBytes', 'threadsLeft'] as const;
const bad: readonly string[] = ['errors', 'threadsLeft'];

/** What a plugin has used since it started; figures that the server does not tell are left out. */
export function UsageFigures({ usage }: { usage: Usage }) {
  const told = figures.filter((figure) => usage[figure] !== undefined);
  return (
    <Part title="details.usage">
      <dl class="card figures">
        {told.map((figure) => (
          <div key={figure} class={bad.includes(figure) && usage[figure] ? 'figure figure-bad' : 'figure'}>
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

/** Every way in that a plugin opens, and who may use it. On a phone its rows are stacked, so what is what is said by roles. */
export function EntryPoints({ all }: { all: readonly EntryPoint[] }) {
  return (
    <Part title="details.entryPoints" lead="details.entryPoints.lead">
      <table class="card table" role="table" aria-label={t('details.entryPoints')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('details.entryPoints.name')}</th>
            <th role="columnheader">{t('details.entryPoints.access')}</th>
            <th role="columnheader">{t('details.entryPoints.limit')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {all.map(({ kind, name, access, limit }) => (
            <tr key={`${kind} ${name}`} role="row">
              <th role="rowheader">
                <code>{name}</code>
                <span class="table-kind">{t(`details.kind.${kind}`)}</span>
              </th>
              <td role="cell">{access}</td>
              <td role="cell">{limit ?? <span aria-hidden="true">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
