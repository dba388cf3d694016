import type { Page } from '@dcts/sdk';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Placed } from '../pieces/placed';
import { Mount } from '../pieces/Slot';
import type { Workspace } from '../workspace';
import { titleOf } from './Nav';

interface PaneProps {
  workspace: Workspace;
  title: string;
  /** Stands before the title: the way back. */
  before?: ComponentChildren;
  /** Stands at the end of the head. */
  after?: ComponentChildren;
  /** As wide as the column allows. */
  wide?: boolean;
  children: ComponentChildren;
}

/** A page of a section: its head, and a column that scrolls. The heading takes the focus, so that the page is read out. */
export function PagePane({ workspace, title, before, after, wide = false, children }: PaneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    workspace.setTitle('shell', title);
    return () => { workspace.setTitle('shell', ''); };
  }, [title]);
  return (
    <section class="page">
      <header class="pane-header page-header">
        {before}
        <h2 class="pane-title ellipsis" tabindex={-1} ref={heading}>
          {title}
        </h2>
        <div class="page-header-end">{after}</div>
      </header>
      <div class="page-scroll">
        <div class={wide ? 'page-body page-wide' : 'page-body'}>{children}</div>
      </div>
    </section>
  );
}

/** The way from a page to the one above it. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <a class="btn-icon page-back" href={href} aria-label={label} data-tip={label}>
      <d-icon name="chevron-left" />
    </a>
  );
}

interface PiecePageProps {
  workspace: Workspace;
  slot: 'admin.page' | 'settings.page';
  placed: Placed<Page>;
  path: readonly string[];
}

/** A page of a piece. */
export function PiecePage({ workspace, slot, placed, path }: PiecePageProps) {
  return (
    <PagePane workspace={workspace} title={titleOf(placed)} wide={placed.contribution.wide === true}>
      <Mount workspace={workspace} placed={placed} slot={slot} path={path} />
    </PagePane>
  );
}
