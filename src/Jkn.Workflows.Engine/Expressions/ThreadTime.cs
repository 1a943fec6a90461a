using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Jkn.Workflows.Engine;

/// <summary>
/// The processor time of the current thread: what a script used, whatever else keeps the machine busy. Only ever a limit, never a result.
/// </summary>
internal static class ThreadTime
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    public static TimeSpan Now =>
        OperatingSystem.IsWindows() ? OnWindows()
        : ClockGetTime(OperatingSystem.IsMacOS() ? MacThreadClock : LinuxThreadClock, out var time) == 0
            ? TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : TimeSpan.FromTicks(Stopwatch.GetTimestamp() / (Stopwatch.Frequency / TimeSpan.TicksPerSecond));

    private static TimeSpan OnWindows()
    {
        var known = GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user) != 0;
        return known ? TimeSpan.FromTicks(kernel + user) : TimeSpan.Zero;
    }

    private readonly struct UnixTime
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out UnixTime time);

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentThread();

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetThreadTimes(nint thread, out long creation, out long exit, out long kernel, out long user);
}
