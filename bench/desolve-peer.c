/* The same systems as desolve-peer.R, with the right-hand side compiled: parms are size, matrix (8 x 8, row by row), and
   four windows of (compartment, from, to, mg per hour). */
#include <R.h>
#define WIDE 8
#define WINDOWS 4
static double parms[1 + WIDE * WIDE + 4 * WINDOWS];

void initmod(void (*odeparms)(int *, double *)) {
  int count = 1 + WIDE * WIDE + 4 * WINDOWS;
  odeparms(&count, parms);
}

void derivs(int *neq, double *t, double *y, double *ydot, double *yout, int *ip) {
  int size = *neq;
  const double *matrix = parms + 1;
  const double *window = parms + 1 + WIDE * WIDE;
  for (int row = 0; row < size; row++) {
    double sum = 0;
    for (int column = 0; column < size; column++) sum += matrix[row * WIDE + column] * y[column];
    ydot[row] = sum;
  }
  for (int i = 0; i < WINDOWS; i++, window += 4)
    if (window[3] != 0 && *t >= window[1] && *t < window[2]) ydot[(int)window[0]] += window[3];
}
