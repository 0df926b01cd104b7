# 1,000 people as `pharmacokinetics.ts` writes them, solved by deSolve's lsoda at its own tolerances (1e-6), with the
# right-hand side in R and compiled from C; and some of them by the implicit BDF of lsode, for stiff systems, at 1e-12.
# Rscript desolve-peer.R FOLDER SYSTEMS SYSTEMS-SOLVED-TIGHTLY
suppressMessages(library(deSolve))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
systems <- as.integer(arguments[2])
tight <- as.integer(arguments[3])
wide <- 8; windows <- 4; boluses <- 3; readings <- 288
width <- 1 + wide * wide + 4 * windows + 3 * boluses + 2
all <- matrix(readBin(file.path(folder, "systems.bin"), "double", systems * width), nrow = systems, byrow = TRUE)
times <- c(0, seq_len(readings) * 5 / 60)

slope <- function(t, y, p) {
  dy <- p$matrix %*% y
  w <- p$windows
  on <- t >= w[2, ] & t < w[3, ]
  for (i in which(on)) dy[w[1, i]] <- dy[w[1, i]] + w[4, i]
  list(dy)
}

run <- function(count, compiled, solve, ...) {
  results <- matrix(0, count, readings)
  spent <- system.time(for (s in seq_len(count)) {
    row <- all[s, ]
    size <- row[1]
    given <- matrix(row[1 + wide * wide + 4 * windows + seq_len(3 * boluses)], nrow = 3)
    given <- given[, given[3, ] > 0, drop = FALSE]
    start <- numeric(size)
    names(start) <- paste0("x", seq_len(size))
    events <- NULL
    if (ncol(given) > 0) {
      first <- given[2, ] == 0
      for (i in which(first)) start[given[1, i] + 1] <- start[given[1, i] + 1] + given[3, i]
      later <- given[, !first, drop = FALSE]
      if (ncol(later) > 0)
        events <- list(data = data.frame(var = names(start)[later[1, ] + 1], time = later[2, ], value = later[3, ], method = "add"))
    }
    out <- if (compiled) {
      solve(start, times, func = "derivs", parms = row[seq_len(1 + wide * wide + 4 * windows)], dllname = "desolve_peer",
            initfunc = "initmod", events = events, ...)
    } else {
      w <- matrix(row[1 + wide * wide + seq_len(4 * windows)], nrow = 4)
      w <- w[, w[4, ] != 0, drop = FALSE]
      w[1, ] <- w[1, ] + 1
      matrix <- matrix(row[1 + seq_len(wide * wide)], nrow = wide, byrow = TRUE)[seq_len(size), seq_len(size)]
      solve(start, times, func = slope, parms = list(matrix = matrix, windows = w), events = events, ...)
    }
    read <- row[width - 1:0]
    results[s, ] <- out[-1, read[1] + 2] * 1000 / read[2]
  })
  list(seconds = spent[["user.self"]] + spent[["sys.self"]], results = results)
}

inR <- run(systems, FALSE, lsoda)
cat("R", inR$seconds, "\n")
writeBin(as.vector(t(inR$results)), file.path(folder, "lsoda.bin"))
exact <- run(tight, FALSE, lsode, mf = 22, rtol = 1e-12, atol = 1e-13, maxsteps = 50000)
writeBin(as.vector(t(exact$results)), file.path(folder, "bdf.bin"))
build <- system2(file.path(R.home("bin"), "R"),
                 c("CMD", "SHLIB", "-o", file.path(folder, paste0("desolve_peer", .Platform$dynlib.ext)),
                   file.path(folder, "desolve-peer.c")), stdout = FALSE, stderr = FALSE)
if (build == 0) {
  dyn.load(file.path(folder, paste0("desolve_peer", .Platform$dynlib.ext)))
  inC <- run(systems, TRUE, lsoda)
  cat("C", inC$seconds, "\n")
} else cat("C could not be compiled\n")
