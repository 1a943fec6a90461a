using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Application.Access;

/// <summary>Settings of what comes in as a file (<c>Files:*</c>).</summary>
internal sealed class FileOptions
{
    /// <summary>Where clamd listens: <c>tcp://host:3310</c> or <c>unix:/run/clamav/clamd.ctl</c>. Empty: files are not scanned.</summary>
    public string Scanner { get; set; } = "";

    [Range(1, 300)]
    public int ScannerSeconds { get; set; } = 30;

    /// <summary>How much the uploads of one region may take; 0: as much as there is room.</summary>
    [Range(0, 100_000_000)]
    public int RegionMegabytes { get; set; } = 20_480;
}
