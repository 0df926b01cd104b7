import { Link } from '@tanstack/react-router'

/** Back to the patient's chart. */
export function ChartLink({ patientId }: { patientId: string }) {
  return (
    <Link to="/patients/$patientId" params={{ patientId }} className="small">
      ‹ Chart
    </Link>
  )
}
