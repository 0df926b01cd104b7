import type { VariantDifference } from '../../clinical/protocols/index.ts'
import { EmptyState, Table } from '../ui/index.ts'
import './protocols.css'

/** Where a variant says something else than its parent, both side by side, in the order of the printed page. */
export function Differences({ differences }: { differences: readonly VariantDifference[] }) {
  if (differences.length === 0) return <EmptyState>Nothing differs from the parent.</EmptyState>
  return (
    <Table
      caption="Differences from the parent"
      head={
        <>
          <th>Part</th>
          <th>Parent</th>
          <th>Variant</th>
        </>
      }
    >
      {differences.map(({ section, parent, variant }) => (
        <tr key={`${section} ${parent} ${variant}`}>
          <td className="quiet">{section}</td>
          <td>{parent ?? <span className="quiet">not there</span>}</td>
          <td>
            <b>{variant ?? 'left out'}</b>
          </td>
        </tr>
      ))}
    </Table>
  )
}
