using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// The processor time of the current thread, so that a busy machine does not make an honest file too slow; the wall's time elsewhere.
/// </summary>
internal static class CpuTime
{
    private const int LinuxThreadClock = 3;

    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && ClockGetTime(LinuxThreadClock, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);

    private readonly struct UnixTime
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out UnixTime time);
}
