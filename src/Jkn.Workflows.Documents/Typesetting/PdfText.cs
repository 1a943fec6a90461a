using System.ComponentModel;
using System.Diagnostics;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>The text of a PDF by poppler's pdftotext, where it is installed: for trying out walks, never for serving.</summary>
internal static class PdfText
{
    /// <summary>Null when the program is not there.</summary>
    public static async Task<string?> OfAsync(byte[] pdf, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("pdftotext", ["-layout", "-", "-"])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var (text, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.StandardInput.BaseStream.WriteAsync(pdf, ct);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? await text : throw new IOException($"pdftotext: {await errors}");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
