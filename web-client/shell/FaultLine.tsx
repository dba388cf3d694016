/** Where a refusal is told and read aloud; it stays in the page, so that what comes into it is noticed. */
export function FaultLine({ fault }: { fault: string | null }) {
  return (
    <div role="alert">
      {fault !== null && (
        <p class="notice notice-bad">
          <d-icon name="alert" />
          {fault}
        </p>
      )}
    </div>
  );
}
