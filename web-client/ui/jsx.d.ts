import 'preact';
import type { JSX as PreactJsx } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'd-icon': PreactJsx.HTMLAttributes & { name: string };
      'd-avatar': PreactJsx.HTMLAttributes & { user: string; name: string };
      'd-spinner': PreactJsx.HTMLAttributes & { label: string };
    }
    interface HTMLAttributes {
      'data-tip'?: string | undefined;
    }
  }
}
