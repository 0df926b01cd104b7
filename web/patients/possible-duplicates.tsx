import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../queries.ts'
import { Banner, PatientName } from '../ui/index.ts'
import type { IdentityValues } from './identity-values.ts'

/**
 * Somebody here has these names and this birth date already: said before a second record is made, and after an import.
 *
 * @param except The patient itself
 */
export function PossibleDuplicates({
  values,
  except,
}: {
  values: Pick<IdentityValues, 'familyName' | 'givenName' | 'birthDate'>
  except?: string
}) {
  const asked = {
    familyName: values.familyName.trim(),
    givenName: values.givenName.trim(),
    birthDate: values.birthDate.trim(),
  }
  const complete = asked.familyName && asked.givenName && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(asked.birthDate)
  const found = useQuery({
    ...query('GET /api/patients/possible-duplicates', { query: asked }),
    enabled: Boolean(complete),
    retry: false,
  })
  const others = complete ? (found.data?.patients ?? []).filter(({ id }) => id !== except) : []
  if (others.length === 0) return null
  return (
    <Banner tone="watch">
      Already here with these names and this birth date:{' '}
      {others.map((other, index) => (
        <span key={other.id}>
          {index > 0 && ', '}
          <Link to="/patients/$patientId" params={{ patientId: other.id }}>
            <PatientName patient={other} />, {other.recordNumber}
          </Link>
        </span>
      ))}
      <span className="light"> · Is it the same person?</span>
    </Banner>
  )
}
