using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// The few calls into SQLite that a command makes dozens of. The driver's own count a reference up and down and tell the garbage collector
/// at each call, which costs several times the call: these neither block nor come back into managed code, so they need neither. The caller
/// keeps the statement alive.
/// </summary>
internal static unsafe partial class SqliteCalls
{
    private const string Library = "e_sqlite3";

    /// <summary>Bound bytes stay where they are until the statement was reset.</summary>
    public const nint Stays = 0;

    [LibraryImport(Library), SuppressGCTransition, UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int sqlite3_bind_null(nint statement, int place);

    [LibraryImport(Library), SuppressGCTransition, UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int sqlite3_bind_int64(nint statement, int place, long value);

    [LibraryImport(Library), SuppressGCTransition, UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int sqlite3_bind_text(nint statement, int place, byte* text, int length, nint kind);

    [LibraryImport(Library), SuppressGCTransition, UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int sqlite3_bind_blob(nint statement, int place, byte* bytes, int length, nint kind);
}
