using Jkn.Workflows.Documents.Spreadsheets;

namespace Jkn.Workflows.Application.Lists;

/// <summary>A file that cannot be read, as the office says no to it.</summary>
internal static class Refusals
{
    /// <summary>What was sent cannot be used as it is; the address it was sent to is right, whatever the code's ending.</summary>
    public static Rejection Of(SheetRefusedException refused) =>
        Rejection.Unusable(refused.Code, refused.Row is { } row ? $"Baris {row}: {refused.Message}" : refused.Message, "body");
}
