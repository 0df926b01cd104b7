import { useCall } from '../queries.ts'
import { SignDialog } from '../ui/index.ts'
import { newestVersionOf, type Variant } from './variant.ts'

/** No new plans with a variant from now on, with reason and password. */
export function RetireVariant({ variant, onClose }: { variant: Variant; onClose: () => void }) {
  const retire = useCall('POST /api/protocol-variants/:variantId/retire', {
    refreshes: ['GET /api/protocol-variants', 'GET /api/protocols'],
    onSuccess: onClose,
  })
  return (
    <SignDialog
      title={`Retire ${variant.title}`}
      reason={{ label: 'Why it is retired', maxLength: 1000 }}
      confirm="Retire"
      keep="Leave it"
      busy={retire.isPending}
      error={retire.error}
      onSign={(signed) =>
        retire.mutate({ params: { variantId: variant.id }, body: { version: newestVersionOf(variant), ...signed } })
      }
      onClose={onClose}
    >
      <p>No new plan is made with it from now on. Plans and sessions that were made with it go on by it.</p>
    </SignDialog>
  )
}
