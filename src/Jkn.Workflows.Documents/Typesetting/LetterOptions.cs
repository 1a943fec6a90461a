using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Documents.Typesetting;

/// <summary>Settings of typesetting (section <c>Letters</c>); the defaults run.</summary>
public sealed class LetterOptions
{
    /// <summary>Node's program: a name to be found on the path, or a full path.</summary>
    [Required]
    public string Node { get; init; } = "node";

    /// <summary>The worker's folder; beside the program unless told otherwise.</summary>
    [Required]
    public string WorkerFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "typst");

    [Required]
    public string FontFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>
    /// A document that takes longer is given up, and the process with it: a template in an endless loop cannot be stopped otherwise.
    /// </summary>
    [Range(1, 300)]
    public int TimeLimitSeconds { get; init; } = 20;

    /// <summary>The address that QR codes lead to, followed by /v/TOKEN; in service the government's own host (*.go.id).</summary>
    [Required]
    public string PublicUrl { get; init; } = "http://localhost:5080";

    /// <summary>The line under an electronically signed letter (domain.md 5.4); the region's legal office decides its words.</summary>
    [Required]
    public string Footer { get; init; } =
        "Surat ini ditandatangani secara elektronik (UU ITE Pasal 5 ayat 1). Periksa keasliannya dengan memindai kode QR atau "
        + "mengunggah berkas PDF pada alamat di bawahnya.";

    /// <summary>How many documents may wait; more are refused at once rather than held in memory.</summary>
    [Range(1, 10_000)]
    public int QueueLimit { get; init; } = 200;
}
