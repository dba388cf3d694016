import { t } from '../texts';
import type { EntryPoint } from './contract';
import { Part } from './parts';

/** Every way in that a plugin opens, and who may use it. */
export function EntryPoints({ all }: { all: readonly EntryPoint[] }) {
  return (
    <Part title="details.entryPoints" lead="details.entryPoints.lead">
      <EntryPointTable all={all} label={t('details.entryPoints')} />
    </Part>
  );
}

/** Ways in, one in each row. On a phone the rows are stacked, so what is what is said by roles. */
export function EntryPointTable({ all, label }: { all: readonly EntryPoint[]; label: string }) {
  return (
    <table class="card table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('details.entryPoints.name')}</th>
          <th role="columnheader">{t('details.entryPoints.access')}</th>
          <th role="columnheader">{t('details.entryPoints.limit')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {all.map(({ kind, name, access, limit, payload, answer }) => (
          <tr key={`${kind} ${name}`} role="row">
            <th role="rowheader">
              <code>{name}</code>
              <span class="table-kind">{t(`details.kind.${kind}`)}</span>
              <Shape label={t(kind === 'announcement' ? 'details.entryPoints.carries' : 'details.entryPoints.payload')} fields={payload} />
              <Shape label={t('details.entryPoints.answer')} fields={answer} />
            </th>
            <td role="cell">{access}</td>
            <td role="cell">{limit ?? <span aria-hidden="true">–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shape({ label, fields }: { label: string; fields: string | null | undefined }) {
  if (fields === null || fields === undefined) return null;
  return (
    <span class="table-shape">
      {label} <code>{fields}</code>
    </span>
  );
}
