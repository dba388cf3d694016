/** The sign of the project: two speech bubbles that fit into each other. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-ground" width="32" height="32" rx="10" />
      <path class="mark-one" d="M7 14.5A6.5 6.5 0 0 1 13.5 8h2v10.5H13L9 22v-4.3a6.5 6.5 0 0 1-2-3.2z" />
      <path class="mark-two" d="M25 17.5a6.5 6.5 0 0 1-6.5 6.5h-2V13.5H19l4-3.5v4.3a6.5 6.5 0 0 1 2 3.2z" />
    </svg>
  );
}
