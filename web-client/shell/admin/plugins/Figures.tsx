import { language } from '../../language';
import { bytes, span, t } from '../texts';
import type { Usage } from './contract';
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
