interface Look {
  name: string;
  color?: string | undefined;
  color2?: string | undefined;
}

/** The colours of a role as custom properties, which its style sheet makes a colour or a gradient of. */
export function colours({ color, color2 }: Omit<Look, 'name'>): Record<string, string> {
  if (!color) return {};
  return { '--roles-one': color, '--roles-two': color2 === undefined || color2 === '' ? color : color2 };
}

/** A role in a word. */
export function RoleChip(look: Look) {
  return (
    <span class="roles-chip" style={colours(look)} data-colored={look.color ? 'true' : undefined}>
      <span class="roles-dot" aria-hidden="true" />
      <span class="ellipsis">{look.name}</span>
    </span>
  );
}
