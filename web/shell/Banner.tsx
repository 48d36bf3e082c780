// One message across a page: what happened and what to do, in words; a problem is also told to assistive technology at once.
export interface BannerProps {
  kind: "note" | "warning" | "problem";
  title: string;
  children?: React.ReactNode;
}

export function Banner({ kind, title, children }: BannerProps) {
  return (
    <div className="banner" data-kind={kind} role={kind === "problem" ? "alert" : "status"}>
      <p className="banner-title">{title}</p>
      {children}
    </div>
  );
}
