import { type PointerEvent, useRef, useState } from 'react'
import { Button } from '../ui/index.ts'

export type Strokes = [x: number, y: number][][]

const width = 600
const height = 200

/** A line drawn with finger, pen or mouse. Who cannot draw signs by a typed name: the form offers both. */
export function SignaturePad({ strokes, onChange }: { strokes: Strokes; onChange: (strokes: Strokes) => void }) {
  const surface = useRef<SVGSVGElement>(null)
  const [drawing, setDrawing] = useState<Strokes[number] | null>(null)
  const pointOf = (event: PointerEvent): [number, number] | null => {
    const box = surface.current?.getBoundingClientRect()
    if (!box) return null
    const x = ((event.clientX - box.left) / box.width) * width
    const y = ((event.clientY - box.top) / box.height) * height
    const within = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)) * 10) / 10
    return [within(x, width), within(y, height)]
  }
  return (
    <div className="signature-pad">
      <svg
        ref={surface}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={strokes.length > 0 ? 'Signature, drawn' : 'Place for the signature'}
        onPointerDown={(event) => {
          const point = pointOf(event)
          if (!point) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrawing([point])
        }}
        onPointerMove={(event) => {
          const point = drawing && pointOf(event)
          if (point && drawing.length < 2000) setDrawing([...drawing, point])
        }}
        onPointerUp={() => {
          if (drawing) onChange([...strokes, drawing])
          setDrawing(null)
        }}
      >
        <line x1={20} x2={width - 20} y1={height - 40} y2={height - 40} className="baseline" />
        {[...strokes, ...(drawing ? [drawing] : [])].map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end
          <polyline key={index} points={stroke.map(([x, y]) => `${x},${y}`).join(' ')} />
        ))}
      </svg>
      <Button kind="plain" onClick={() => onChange([])}>
        Draw again
      </Button>
    </div>
  )
}

/** A signature that was given, as it was drawn. */
export function DrawnSignature({ strokes, name }: { strokes: Strokes; name: string }) {
  return (
    <svg className="drawn-signature" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Signature of ${name}`}>
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a signature does not change
        <polyline key={index} points={stroke.map(([x, y]) => `${x},${y}`).join(' ')} />
      ))}
    </svg>
  )
}
