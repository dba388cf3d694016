import type { Page } from '@dcts/sdk';
import type { ComponentChildren } from 'preact';
import { useStore } from '@dcts/preact';
import { language } from '../language';
import type { Placed } from '../pieces/placed';
import type { Workspace } from '../workspace';
import { t } from './texts';

interface NavProps {
  workspace: Workspace;
  heading: string;
  children: ComponentChildren;
}

/** The navigation of a section, with the way back to where the user came from. */
export function Nav({ workspace, heading, children }: NavProps) {
  useStore(language);
  const close = () => { workspace.sidebarOpen.set(false); };
  return (
    <div class="nav">
      <a class="nav-link nav-back" href="#/" onClick={close}>
        <d-icon name="chevron-left" />
        {t('nav.back')}
      </a>
      <h2 class="nav-heading">{heading}</h2>
      {children}
    </div>
  );
}

interface LinkProps {
  workspace: Workspace;
  href: string;
  icon: string;
  active: boolean;
  label: string;
}

export function NavLink({ workspace, href, icon, active, label }: LinkProps) {
  return (
    <li>
      <a
        class="nav-link"
        href={href}
        aria-current={active ? 'page' : undefined}
        onClick={() => { workspace.sidebarOpen.set(false); }}
      >
        <d-icon name={icon} />
        <span class="ellipsis">{label}</span>
      </a>
    </li>
  );
}

interface PageLinksProps {
  workspace: Workspace;
  pages: readonly Placed<Page>[];
  base: string;
  path: readonly string[];
}

/** Links to the pages of pieces. One whose title throws loses only its link. */
export function PageLinks({ workspace, pages, base, path }: PageLinksProps) {
  return (
    <>
      {pages.map((placed) => {
        const { origin, contribution } = placed;
        const href = [base, origin.id, contribution.id].join('/');
        const active = path[0] === origin.id && path[1] === contribution.id;
        return (
          <NavLink key={placed.key} workspace={workspace} href={href} icon={contribution.icon} active={active} label={titleOf(placed)} />
        );
      })}
    </>
  );
}

/** The title of a piece's page; its plugin's name if the piece throws. */
export function titleOf({ origin, contribution }: Placed<Page>): string {
  try {
    return contribution.title();
  } catch (error) {
    reportError(error);
    return origin.name;
  }
}
